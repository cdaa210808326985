/** Map and timeline. */
import { Empty } from '../../shared/states.js';

export default function MapView() {
  return <Empty title="Map and timeline" />;
}
