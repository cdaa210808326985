/** Where a person sets a claim right: the review view's part, once it is there. */
import { type ComponentType, lazy, Suspense } from 'react';
import type { IncidentAnswer, IncidentClaimAnswer } from '../../../server/schema/incidents.js';
import { Boundary } from '../../app/boundary.js';

export interface ReviewActionsProps {
  incident: IncidentAnswer;
  /** The claim that is spoken of; without it, the incident as a whole. */
  claim?: IncidentClaimAnswer;
  /** A review was made: the page asks anew. */
  onChanged: () => void;
}

type Module = { ReviewActions: ComponentType<ReviewActionsProps> };
const modules = import.meta.glob<Module>('../review/actions.tsx');
const load = Object.values(modules)[0];
const Actions = load ? lazy(async () => ({ default: (await load()).ReviewActions })) : null;

export function ReviewActions(props: ReviewActionsProps) {
  if (!Actions) return null;
  return (
    <Boundary resetKey={props.incident.id}>
      <Suspense>
        <Actions {...props} />
      </Suspense>
    </Boundary>
  );
}
