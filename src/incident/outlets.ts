/**
 * Outlets that speak for a state or a party: what they say on their own account is that party's word. Only outlets that
 * a government or armed group runs; public broadcasters with their own newsroom are not here. The names at the end
 * belong to the illustrative outlets of samples/.
 */
const OUTLETS: Record<string, string> = {
  sana: 'SYR',
  'syrian arab news agency': 'SYR',
  tass: 'RUS',
  'ria novosti': 'RUS',
  'sputnik news': 'RUS',
  sputnik: 'RUS',
  rt: 'RUS',
  ukrinform: 'UKR',
  'anadolu agency': 'TUR',
  anadolu: 'TUR',
  aa: 'TUR',
  trt: 'TUR',
  'trt world': 'TUR',
  'daily sabah': 'TUR',
  irna: 'IRN',
  'press tv': 'IRN',
  xinhua: 'CHN',
  cgtn: 'CHN',
  kcna: 'PRK',
  'saudi press agency': 'SAU',
  wam: 'ARE',
  'al masirah': 'YEM.HOUTHI',
  suna: 'SDN',
  'ethiopian news agency': 'ETH',
  azertag: 'AZE',
  azertac: 'AZE',
  armenpress: 'ARM',
  lana: 'LBY',
  belta: 'BLR',
  amaq: 'IMG.ISIS',
  'capital voice (illustrative)': 'LBY.GNA',
  'eastern command channel (illustrative)': 'LBY.LNA',
  'damascus state wire (illustrative)': 'SYR',
  'northern revolution radio (illustrative)': 'SYR.FSA',
  'dnipro state wire (illustrative)': 'UKR',
  'moscow state wire (illustrative)': 'RUS',
  'khartoum army channel (illustrative)': 'SDN',
  'rapid dispatch (illustrative)': 'SDN.RSF',
  'sanaa movement television (illustrative)': 'YEM.HOUTHI',
  'riyadh coalition bulletin (illustrative)': 'SAU',
  'baku state wire (illustrative)': 'AZE',
  'yerevan state wire (illustrative)': 'ARM',
};

/** The actor id that an outlet speaks for, or null. */
export function stateOutlet(outlet: string): string | null {
  return OUTLETS[outlet.trim().toLowerCase()] ?? null;
}
