import type { Codebook } from '../knowledge/codebook/types.js';
import { base, isComplement } from './clause.js';
import type { EventCandidate } from './events.js';
import type { Scene } from './scene.js';
import type { Modality } from './types.js';

const NEGATORS = new Set(['not', "n't", 'n’t', 'never', 'no', 'neither', 'nor', 'without', 'hardly']);
const FUTURE = new Set(['will', "'ll", '’ll', 'shall', 'wo']);
const MAYBE = new Set(['may', 'might', 'could', 'would', "'d", '’d', 'can', 'should', 'must', 'ought', 'ca']);
/** The ones that may announce something: "the ministry may close the border". */
const TO_COME = new Set(['may', 'might', 'could']);
const DUE = new Set(['must', 'should', 'ought']);
const CONDITIONAL = new Set(['if', 'unless', 'whether', 'lest', 'should', 'provided', 'in case', 'so that', 'until']);
/** Infinitives under these tell what did happen ("managed to capture", "went on to attack"). */
const IMPLICATIVE = new Set([
  'manage',
  'begin',
  'start',
  'continue',
  'go',
  'proceed',
  'come',
  'help',
  'force',
  'use',
  'cause',
  'lead',
  'seem',
  'appear',
  'resume',
  'return',
  'get',
  'keep',
  'cease',
  'succeed',
  'happen',
  'serve',
  'enable',
  'compel',
  'oblige',
  'dare',
  'bother',
  'report',
  'believe',
  'say',
  'know',
  'see',
  'hear',
  'find',
  'fear',
  'arrive',
  'storm',
  'rush',
]);

/** "used mines to blow up houses": the infinitive tells what was done. */
const CARRIED_OUT = new Set(['use', 'employ', 'return', 'go', 'come', 'continue']);

/** "Nobody was killed". */
const NOBODY = new Set(['nobody', 'none', 'no-one', 'nothing', 'neither']);

export interface Certainty {
  modality: Modality;
  /** Tokens that carry the modality: auxiliaries, negators, governing words. */
  cues: number[];
  /** An infinitive of purpose: what something else is done for. */
  purpose: boolean;
  /** "must", "should": it is asked for. */
  due: boolean;
  /** "will", "is ready to", "decided to": somebody says that it will be done. */
  announced: boolean;
  /** Turned round: "will not accept". */
  negated: boolean;
  /** Made to depend on what somebody else does: "will withdraw unless …". */
  unless: boolean;
  /** The same, with "if" too: "will attack if the talks fail". */
  onCondition: boolean;
  /** "may", "might", "could", said of what is to come and not of what could have been. */
  maybe: boolean;
}

/**
 * Whether an event is said to have happened: its own negation and auxiliaries, then the words above it, as far up as the
 * clause depends on them. Words of the codebook (cues.yaml) say what a governing word does to the event under it.
 */
export function certaintyOf(scene: Scene, codebook: Codebook, candidate: EventCandidate): Certainty {
  const cues: number[] = [];
  let purpose = false;
  let due = false;
  let announced = false;
  let maybe = false;
  let modality: Modality = 'asserted';
  let negated = false;
  const weaken = (to: Modality, by: number): void => {
    cues.push(by);
    // a governing word says more than an auxiliary: "warned that it would attack"
    if (modality === 'asserted' || (modality === 'possible' && to !== 'possible')) modality = to;
  };
  if (candidate.sense.modality) modality = candidate.sense.modality as Modality;
  if (
    [...candidate.clause.subject, ...candidate.clause.object].some(
      (t) => NOBODY.has(scene.tokens[t]!.form.toLowerCase()) || hasNo(scene, t),
    )
  )
    negated = true;
  const isQuestion = scene.tokens.at(-1)?.form === '?';
  let at = candidate.token;
  let viaCarrier = candidate.carrier !== null;
  for (let n = 0; n < 10 && at >= 0; n++) {
    const token = scene.tokens[at]!;
    const verbal = token.upos === 'VERB' || token.upos === 'AUX' || token.xpos.startsWith('VB');
    let infinitive = false;
    for (const child of scene.below[at]!) {
      const c = scene.tokens[child]!;
      const form = c.form.toLowerCase();
      const relation = base(c.deprel);
      if (
        NEGATORS.has(form) &&
        (relation === 'advmod' || relation === 'det' || relation === 'case' || relation === 'mark' || relation === 'cc')
      ) {
        if (relation === 'det' && verbal) continue;
        if (form === 'not' && nextIs(scene, child, 'only')) continue;
        if (form === 'no' && nextIs(scene, child, 'longer')) continue;
        negated = !negated;
        cues.push(child);
      } else if (relation === 'aux') {
        if (DUE.has(form)) due = true;
        if (FUTURE.has(form)) {
          weaken('planned', child);
          announced = true;
        } else if (form === 'would' && base(token.deprel) === 'ccomp') {
          weaken('planned', child);
          announced = true;
        } else if (MAYBE.has(form)) {
          weaken('possible', child);
          if (at === (candidate.carrier?.trigger ?? candidate.token) && TO_COME.has(form) && !hasHave(scene, at))
            maybe = true;
        } else if (form === 'going') weaken('planned', child);
      } else if (relation === 'mark') {
        if (form === 'to') infinitive = true;
        else if (CONDITIONAL.has(fixedForm(scene, child)) && !(form === 'until')) weaken('possible', child);
      } else if (relation === 'advmod') {
        const effect = codebook.cue(c.lemma.toLowerCase(), 'ADV');
        if (effect === 'possible') weaken('possible', child);
        else if (effect === 'negate' && !NEGATORS.has(form)) {
          negated = !negated;
          cues.push(child);
        }
      }
    }
    const parent = token.head;
    if (parent < 0) break;
    const relation = isComplement(scene.sentence, at) ? 'xcomp' : base(token.deprel);
    const above = scene.tokens[parent]!;
    const effect = codebook.cue(above.lemma.toLowerCase(), above.upos);
    if (relation === 'conj') {
      // joined verbs share auxiliaries unless the second has a subject or auxiliaries of its own
      if (ownFinite(scene, at)) break;
      at = parent;
      continue;
    }
    if (relation === 'advcl') {
      if (
        infinitive &&
        (effect === 'ordered' || effect === 'threatened' || effect === 'denied' || effect === 'failed')
      ) {
        if (effect === 'failed' || effect === 'denied') negated = !negated;
        else weaken(effect, parent);
        break;
      }
      if (infinitive && !CARRIED_OUT.has(above.lemma.toLowerCase())) {
        weaken('planned', at);
        purpose = true;
      }
      if (!infinitive && codebook.cue(above.lemma.toLowerCase(), above.upos) === 'negate') break;
      if (token.xpos === 'VBG' && !hasMark(scene, at)) {
        at = parent;
        continue;
      }
      break;
    }
    if (relation === 'acl') {
      if (token.deprel === 'acl:relcl') break;
      if (effect && effect !== 'negate') weaken(toModality(effect), parent);
      else if (infinitive) {
        weaken('planned', at);
        purpose = true;
      }
      break;
    }
    if (relation === 'xcomp' || relation === 'ccomp' || relation === 'csubj') {
      // "it was possible to halt the talks"
      if (infinitive && n === 0 && above.lemma.toLowerCase() === 'possible') maybe = true;
      if (effect === 'denied' || effect === 'failed') {
        negated = !negated;
        cues.push(parent);
      } else if (effect === 'prevented') {
        weaken('possible', parent);
        negated = true;
      } else if (effect === 'ordered' && !infinitive && relation === 'ccomp' && token.xpos !== 'VB') {
        break; // "told reporters that …" only says
      } else if (effect && effect !== 'negate') {
        weaken(toModality(effect), parent);
        announced ||= effect === 'planned';
      } else if (infinitive && relation === 'xcomp' && !IMPLICATIVE.has(above.lemma.toLowerCase()))
        weaken('planned', at);
      if (relation === 'ccomp' && !effect) break;
      at = parent;
      viaCarrier = false;
      continue;
    }
    if (
      relation === 'obj' ||
      relation === 'nsubj' ||
      relation === 'obl' ||
      relation === 'nmod' ||
      relation === 'appos'
    ) {
      const isVerb = above.upos === 'VERB' || above.xpos.startsWith('VB');
      if (relation === 'nmod' || !isVerb) {
        if (effect && effect !== 'negate') {
          weaken(toModality(effect), parent);
          break;
        }
        if (relation === 'nmod' || relation === 'appos') break;
        at = parent;
        continue;
      }
      if (effect === 'denied' || effect === 'failed' || effect === 'prevented') {
        if (relation === 'obj' || token.deprel === 'nsubj:pass') {
          negated = !negated;
          cues.push(parent);
        }
      } else if (
        effect &&
        effect !== 'negate' &&
        (relation === 'obj' || token.deprel === 'nsubj:pass' || viaCarrier || isFor(scene, at))
      ) {
        weaken(toModality(effect), parent);
      }
      at = parent;
      viaCarrier = false;
      continue;
    }
    break;
  }
  if (isQuestion && modality === 'asserted') modality = 'possible';
  if (negated) modality = modality === 'asserted' || modality === 'possible' ? 'denied' : modality;
  const main = candidate.carrier?.trigger ?? candidate.token;
  const unless = hasCondition(scene, candidate.token, UNLESS);
  const onCondition = unless || hasCondition(scene, main, IF);
  return { modality, cues, purpose, due, announced, negated, unless, onCondition, maybe };
}

/** Cues of doubt, plan and order become the modality of that name; hearsay leaves an event asserted. */
function toModality(effect: string): Modality {
  switch (effect) {
    case 'hearsay':
    case 'background':
    case 'exercise':
      return 'asserted';
    case 'planned':
    case 'threatened':
    case 'ordered':
    case 'possible':
    case 'denied':
      return effect;
    default:
      return 'possible';
  }
}

const UNLESS: ReadonlySet<string> = new Set(['unless']);
const IF: ReadonlySet<string> = new Set(['unless', 'if', 'should']);

const hasCondition = (scene: Scene, i: number, marks: ReadonlySet<string>): boolean =>
  scene.below[i]!.some(
    (c) =>
      base(scene.tokens[c]!.deprel) === 'advcl' &&
      scene.below[c]!.some((m) => marks.has(scene.tokens[m]!.form.toLowerCase())),
  );

const hasHave = (scene: Scene, i: number): boolean =>
  scene.below[i]!.some((c) => scene.tokens[c]!.deprel === 'aux' && scene.tokens[c]!.lemma === 'have');

const isFor = (scene: Scene, i: number): boolean =>
  scene.below[i]!.some((c) => scene.tokens[c]!.deprel === 'case' && scene.tokens[c]!.form.toLowerCase() === 'for');

/** "no shots were fired", "fired no shots". */
const hasNo = (scene: Scene, i: number): boolean =>
  scene.below[i]!.some((c) => scene.tokens[c]!.deprel === 'det' && scene.tokens[c]!.form.toLowerCase() === 'no');

/** A conjunction with its fixed parts: "in case". */
const fixedForm = (scene: Scene, i: number): string =>
  [i, ...scene.below[i]!.filter((c) => scene.tokens[c]!.deprel === 'fixed')]
    .map((c) => scene.tokens[c]!.form.toLowerCase())
    .join(' ');

const nextIs = (scene: Scene, i: number, form: string): boolean => scene.tokens[i + 1]?.form.toLowerCase() === form;

const hasMark = (scene: Scene, i: number): boolean => scene.below[i]!.some((c) => scene.tokens[c]!.deprel === 'mark');

function ownFinite(scene: Scene, i: number): boolean {
  return scene.below[i]!.some((c) => {
    const d = base(scene.tokens[c]!.deprel);
    return d === 'aux' || d === 'nsubj' || (d === 'mark' && scene.tokens[c]!.form.toLowerCase() !== 'to');
  });
}
