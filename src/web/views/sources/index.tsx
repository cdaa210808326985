/** Sources: all outlets and speakers compared, and a page for each. */
import type { ViewProps } from '../../app/views.js';
import { SourceList } from './list.js';
import { SourcePageOf } from './source.js';
import './sources.css';

export default function SourcesView({ id }: ViewProps) {
  return id === null ? <SourceList /> : <SourcePageOf id={id} key={id} />;
}
