/** Lets the browser fetch the front page's view with the app instead of after it. */
import type { Plugin } from 'vite';

/** Names the scripts and styles of `view` in the page's head. */
export function preload(view: string): Plugin {
  return {
    name: 'sitrep-preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }) => {
        const chunk = Object.values(bundle ?? {}).find((c) => c.type === 'chunk' && c.facadeModuleId?.endsWith(view));
        if (chunk?.type !== 'chunk') throw new Error(`the app has no view ${view}`);
        const css = [...(chunk.viteMetadata?.importedCss ?? [])];
        return [
          {
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${chunk.fileName}` },
            injectTo: 'head' as const,
          },
          // Fetched only: it takes effect after the app's own styles, when the view is shown.
          ...css.map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'style', crossorigin: true, href: `/${file}` },
            injectTo: 'head' as const,
          })),
        ];
      },
    },
  };
}
