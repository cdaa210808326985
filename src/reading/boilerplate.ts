import type { Report, Span } from '../report/types.js';

/**
 * Lines that stand in a published page but tell nothing of their own: links to other stories, share buttons, photo
 * credits, subscription calls. Each pattern is anchored, has no nested repetition, and is tried on short lines only.
 */
const LINE_PATTERNS: readonly RegExp[] = [
  /^(?:read|see|watch|listen|learn|find out|explore|discover)\s+(?:more|also|next|here|now|the full|our)\b.{0,240}$/i,
  /^(?:read|watch|listen)\s*[:>»–-].{0,240}$/i,
  /^(?:related|also read|also see|see also|more on this|more from|recommended|most read|must read|you may also like|you might also like|editor'?s picks?|don'?t miss|trending|in pictures|in depth|opinion|analysis|video|photos?|gallery|explainer|live updates?)\s*[:|>»–-].{0,240}$/i,
  /^(?:related|recommended) (?:articles?|stories|topics|news|content|links|reading)\b.{0,160}$/i,
  /^(?:share|tweet|follow|subscribe|sign up|log in|register|print|email|e-mail|comment|bookmark|save|like|copy link|download)(?:\s+(?:this|us|on|to|for|with|via|now|here|free|in|the|our|by|story|article|\||facebook|twitter|whatsapp|telegram|x)\b.{0,160})?$/i,
  /^(?:facebook|twitter|whatsapp|telegram|linkedin|reddit|pinterest|e-?mail|instagram|youtube|tiktok)(?:[\s,|/·•]+(?:facebook|twitter|whatsapp|telegram|linkedin|reddit|pinterest|e-?mail|instagram|youtube|tiktok|share|print)){0,12}$/i,
  /^(?:photo|image|picture|file photo|file|credit|photograph|caption|photo credit|image credit|cover photo)s?(?:\s+(?:by|credit|courtesy|caption))?\s*[:©].{0,240}$/i,
  /^(?:source|sources|via|tags?|topics?|keywords?|filed under|categories|category)\s*:.{0,240}$/i,
  /^(?:©|\(c\)|copyright\b|all rights reserved\b).{0,240}$/i,
  /^(?:advertisement|advertising|sponsored(?: content)?|ad|story continues below(?: advertisement)?|continue reading(?: below)?|click here\b.{0,120}|scroll (?:down|to continue)\b.{0,80}|loading\b.{0,40}|back to top|skip to (?:content|main)\b.{0,40})\.{0,3}$/i,
  /^(?:this (?:article|story|post) (?:was|has been|is) (?:originally |first )?(?:published|updated|produced|edited|corrected)\b.{0,200})$/i,
  /^(?:reporting|additional reporting|writing|editing|compiled|edited|written|translated) by .{1,200}$/i,
  /^\((?:reporting|additional reporting|writing|editing|compiled) by .{1,240}\)$/i,
  /^(?:get|receive) (?:the latest|our|breaking|daily)\b.{0,160}(?:newsletter|inbox|updates?|alerts?|app)\b.{0,60}$/i,
  /^(?:for more (?:news|information|stories|updates|on)\b.{0,200})$/i,
];

const MAX_LINE = 300;

/** The stretches of a report's text that are boilerplate lines: left out of claims, kept in the text. */
export function findBoilerplate(text: string): Span[] {
  const spans: Span[] = [];
  for (let start = 0; start < text.length; ) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    if (end - start <= MAX_LINE && end > start) {
      const line = text.slice(start, end).trim();
      if (line.length > 1 && LINE_PATTERNS.some((p) => p.test(line))) spans.push([start, end]);
    }
    start = end + 1;
  }
  return spans;
}

/**
 * The text to be analysed: as long as the report's text, with header lines and boilerplate blanked, so that every
 * offset in it is an offset in the report.
 */
export function maskedText(report: Pick<Report, 'text' | 'headers'>): string {
  const spans = [...report.headers, ...findBoilerplate(report.text)].sort((a, b) => a[0] - b[0]);
  if (spans.length === 0) return report.text;
  const { text } = report;
  let out = '';
  let at = 0;
  for (const [start, end] of spans) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    out += text.slice(at, from) + ' '.repeat(end - from);
    at = end;
  }
  return out + text.slice(at);
}
