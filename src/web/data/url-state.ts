/** The state of a view, kept in its address; how its fields are written: url-fields.ts. */
import { useCallback, useMemo } from 'react';
import { navigate, useSearch } from '../app/location.js';
import { readState, type Schema, type StateOf, writeState } from './url-fields.js';

export {
  choice,
  day,
  type Field,
  flag,
  list,
  readState,
  type Schema,
  type StateOf,
  text,
  writeState,
} from './url-fields.js';

/** State in the address, and how to change a part of it. `replace` leaves no step for the back button. */
export function useUrlState<S extends Schema>(
  schema: S,
): [StateOf<S>, (patch: Partial<StateOf<S>>, how?: { replace?: boolean }) => void] {
  const search = useSearch();
  const state = useMemo(() => readState(schema, search), [schema, search]);
  const set = useCallback(
    (patch: Partial<StateOf<S>>, how?: { replace?: boolean }) => {
      const next = { ...readState(schema, location.search), ...patch };
      navigate(location.pathname + writeState(schema, next), how);
    },
    [schema],
  );
  return [state, set];
}
