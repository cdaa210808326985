/** The page: frame, and in it the view that the path names. */
import { Suspense, useEffect } from 'react';
import { Empty, Loading } from '../shared/states.js';
import { Boundary } from './boundary.js';
import { Frame } from './frame.js';
import { Link } from './link.js';
import { usePath } from './location.js';
import { viewOf } from './views.js';

export function App() {
  const path = usePath();
  const found = viewOf(path);
  const title = found?.view.title ?? 'Not found';
  useEffect(() => {
    document.title = `${title} · sitrep`;
  }, [title]);
  const View = found?.view.component;
  return (
    <Frame current={found?.view.name ?? null}>
      <Boundary resetKey={path}>
        <Suspense fallback={<Loading what="the page" />}>
          {View ? (
            <View id={found.id} />
          ) : (
            <Empty title="There is no such page">
              Nothing is at <code>{path}</code>. <Link to="/">Go to the map</Link>.
            </Empty>
          )}
        </Suspense>
      </Boundary>
    </Frame>
  );
}
