import { compileActors } from './compile.js';
import type { DataError } from './csv.js';
import { actorsFolder } from './load.js';

/** Everything that is wrong in the actor files, as `file:line: what`. Empty when all is well. */
export function checkActors(dir: string = actorsFolder()): DataError[] {
  const errors: DataError[] = [];
  compileActors(dir, errors);
  return errors;
}
