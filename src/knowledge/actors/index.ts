export { ActorIndex, within } from './index-of-actors.js';
export { actorsFile, actorsFolder, buildActors, loadActors } from './load.js';
export { slug } from './names.js';
export type { Actor, ActorKind, CompiledActors, Form, People, Post, Role, State } from './types.js';
