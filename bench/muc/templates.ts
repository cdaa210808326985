/** The shape of a MUC-4 template as the published evaluation (GTT) uses it. */
export const roles = ['PerpInd', 'PerpOrg', 'Target', 'Victim', 'Weapon'] as const;
export type Role = (typeof roles)[number];

export const incidentTypes = ['attack', 'bombing', 'kidnapping', 'arson', 'robbery', 'forced work stoppage'] as const;
export type IncidentType = (typeof incidentTypes)[number];

/** A role holds entities; an entity is a list of mentions. A template of ours has one mention an entity. */
export type Template = { type: string } & Record<Role, string[][]>;
