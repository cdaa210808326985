/** The description of the API as a page to read: no script, no style of its own, nothing from elsewhere. */
import { html, raw } from 'hono/html';
import type { Description } from './describe.js';

type Html = ReturnType<typeof html>;

/** As much of JSON Schema as the description uses. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  enum?: unknown[];
  const?: unknown;
  items?: Schema;
  prefixItems?: Schema[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  default?: unknown;
}

interface Operation {
  summary?: string;
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Schema }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  responses?: Record<string, { description?: string; content?: Record<string, { schema?: Schema }> }>;
}

/** A type in few words, with links to what has a name. */
function typeOf(schema: Schema | undefined): Html {
  if (!schema) return html`anything`;
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1)!;
    return html`<a href="#${name}">${name}</a>`;
  }
  const several = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (several) {
    return html`${several.map((s, i) => html`${i ? (schema.allOf ? ' and ' : ' or ') : ''}${typeOf(s)}`)}`;
  }
  if (schema.enum) return html`${schema.enum.map((v, i) => html`${i ? ' · ' : ''}<code>${String(v)}</code>`)}`;
  if (schema.const !== undefined) return html`<code>${String(schema.const)}</code>`;
  if (schema.prefixItems) return html`[${schema.prefixItems.map((s, i) => html`${i ? ', ' : ''}${typeOf(s)}`)}]`;
  if (schema.type === 'array') return html`list of ${typeOf(schema.items)}`;
  if (schema.properties) return fields(schema);
  if (typeof schema.additionalProperties === 'object') return html`object of ${typeOf(schema.additionalProperties)}`;
  return html`${[schema.type ?? 'anything'].flat().join(' or ')}`;
}

function fields(schema: Schema): Html {
  const needed = new Set(schema.required);
  return html`<ul>${Object.entries(schema.properties ?? {}).map(
    ([name, s]) =>
      html`<li><code>${name}</code>${needed.has(name) ? '' : ' (may be left out)'}: ${typeOf(s)}${s.description ? html` — ${s.description}` : ''}</li>`,
  )}</ul>`;
}

function parameters({ parameters = [] }: Operation): Html {
  if (parameters.length === 0) return html``;
  return html`<table><thead><tr><th>Parameter</th><th>Values</th><th>Meaning</th></tr></thead><tbody>
${parameters.map(
  (p) =>
    html`<tr><td><code>${p.name}</code></td><td>${typeOf(p.schema)}${
      p.schema?.default === undefined ? '' : html`, else <code>${String(p.schema.default)}</code>`
    }</td><td>${p.description ?? p.schema?.description ?? ''}${p.required ? ' Required.' : ''}</td></tr>`,
)}</tbody></table>`;
}

function operation(method: string, path: string, o: Operation): Html {
  const body = Object.entries(o.requestBody?.content ?? {});
  return html`<section><h2 id="${method}${path.replaceAll(/[^a-z]+/gi, '-')}">${method.toUpperCase()} ${path}</h2>
<p>${o.summary ?? ''}.</p>${parameters(o)}
${body.map(([type, { schema }]) => html`<p>Body (${type}): ${typeOf(schema)}</p>`)}
<ul>${Object.entries(o.responses ?? {}).map(
    ([status, r]) =>
      html`<li>${status}: ${r.description ?? ''} ${Object.entries(r.content ?? {}).map(
        ([type, { schema }]) => html`(${type}: ${typeOf(schema)}) `,
      )}</li>`,
  )}</ul></section>`;
}

export function docsPage(description: Description): Html {
  const paths = Object.entries(description.paths ?? {}) as [string, Record<string, Operation>][];
  const all = paths.flatMap(([path, methods]) => Object.entries(methods).map(([method, o]) => ({ method, path, o })));
  const schemas = Object.entries((description.components?.schemas ?? {}) as Record<string, Schema>);
  return html`${raw('<!doctype html>')}<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>sitrep: HTTP API</title></head><body><main>
<h1>sitrep: HTTP API</h1><p>Version ${description.info.version}. ${description.info.description ?? ''}</p>
<p>The same for programs: <a href="/api/openapi.json">openapi.json</a>.</p>
<ul>${all.map(({ method, path, o }) => html`<li><a href="#${method}${path.replaceAll(/[^a-z]+/gi, '-')}"><code>${method.toUpperCase()} ${path}</code></a> ${o.summary ?? ''}</li>`)}</ul>
${all.map(({ method, path, o }) => operation(method, path, o))}
<h1>Shapes</h1>${schemas.map(([name, s]) => html`<section><h2 id="${name}">${name}</h2>${s.description ? html`<p>${s.description}</p>` : ''}${typeOf(s)}</section>`)}
</main></body></html>`;
}
