/**
 * The views of the app. A view is a folder src/web/views/<name>/ whose index.tsx has a default export, a component that
 * takes `ViewProps`. Its row stands here already; it is shown as soon as the folder exists.
 */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

export interface ViewProps {
  /** What the path says after the view's name: the id of `/incident/:id`; null when there is nothing. */
  id: string | null;
}

export interface View {
  name: string;
  /** First part of the path; '' for the front page. */
  path: string;
  /** Word in the navigation; null for a view that is reached through others. */
  label: string | null;
  /** Title of the window. */
  title: string;
  component: LazyExoticComponent<ComponentType<ViewProps>>;
}

type Module = { default: ComponentType<ViewProps> };
const modules = import.meta.glob<Module>('../views/*/index.tsx');

const rows: [name: string, path: string, label: string | null, title: string][] = [
  ['map', '', 'Map', 'Map and timeline'],
  ['situation', 'situation', 'Situation', 'Situation'],
  ['sources', 'sources', 'Sources', 'Sources'],
  ['review', 'review', 'Review', 'Review'],
  ['paste', 'paste', 'Read a text', 'Read a text'],
  ['incident', 'incident', null, 'Incident'],
  ['report', 'report', null, 'Report'],
  ['search', 'search', null, 'Search'],
];

export const views: View[] = rows.flatMap(([name, path, label, title]) => {
  const load = modules[`../views/${name}/index.tsx`];
  return load ? [{ name, path, label, title, component: lazy(load) }] : [];
});

/** The view of a path, and the id in it; undefined when there is none. */
export function viewOf(path: string): { view: View; id: string | null } | undefined {
  const [first = '', ...rest] = path.split('/').slice(1);
  const view = views.find((v) => v.path === first);
  if (!view) return undefined;
  try {
    return { view, id: rest.length && rest[0] ? decodeURIComponent(rest.join('/')) : null };
  } catch {
    return undefined;
  }
}
