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
  'capital voice (sample)': 'LBY.GNA',
  'eastern command channel (sample)': 'LBY.LNA',
  'damascus state wire (sample)': 'SYR.REGIME',
  'northern revolution radio (sample)': 'SYR.FSA',
  'dnipro state wire (sample)': 'UKR',
  'moscow state wire (sample)': 'RUS',
  'khartoum army channel (sample)': 'SDN.SAF',
  'rapid dispatch (sample)': 'SDN.RSF',
  'sanaa movement television (sample)': 'YEM.HOUTHI',
  'riyadh coalition bulletin (sample)': 'IGO.SLC',
  'baku state wire (sample)': 'AZE',
  'yerevan state wire (sample)': 'ARM',
};

/** The actor id that an outlet speaks for, or null. */
export function stateOutlet(outlet: string): string | null {
  return OUTLETS[outlet.trim().toLowerCase()] ?? null;
}
