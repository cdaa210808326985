/** Irregular verbs (base, past, participle) and nouns (singular, plural) that news needs and the treebanks may lack. */
const verbs = `
flee fled fled|shoot shot shot|slay slew slain|sink sank sunk|strike struck struck|overthrow overthrew overthrown|overrun overran overrun
withdraw withdrew withdrawn|fight fought fought|seek sought sought|swear swore sworn|hide hid hidden|lay laid laid|forbid forbade forbidden
forgive forgave forgiven|strive strove striven|kneel knelt knelt|speed sped sped|bleed bled bled|feed fed fed|lead led led|bind bound bound
grind ground ground|hang hung hung|ring rang rung|sing sang sung|swing swung swung|sting stung stung|dig dug dug|fling flung flung
cling clung clung|shrink shrank shrunk|spring sprang sprung|swim swam swum|tear tore torn|wear wore worn|wake woke woken|freeze froze frozen
choose chose chosen|break broke broken|speak spoke spoken|steal stole stolen|drive drove driven|ride rode ridden|rise rose risen
write wrote written|bite bit bitten|beat beat beaten|shake shook shaken|take took taken|draw drew drawn|grow grew grown|fly flew flown
throw threw thrown|blow blew blown|know knew known|undertake undertook undertaken|overtake overtook overtaken|retake retook retaken
withstand withstood withstood|uphold upheld upheld|withhold withheld withheld|mislead misled misled|rebuild rebuilt rebuilt
undergo underwent undergone|undo undid undone|foresee foresaw foreseen|oversee oversaw overseen|forego forewent foregone|arise arose arisen
befall befell befallen|beset beset beset|breed bred bred|burst burst burst|cast cast cast|broadcast broadcast broadcast|cut cut cut
deal dealt dealt|dwell dwelt dwelt|fall fell fallen|forsake forsook forsaken|hear heard heard|hit hit hit|hold held held|hurt hurt hurt
lie lay lain|mean meant meant|meet met met|outdo outdid outdone|pay paid paid|repay repaid repaid|quit quit quit|rend rent rent|rid rid rid
sell sold sold|resell resold resold|send sent sent|set set set|shed shed shed|shut shut shut|sit sat sat|sleep slept slept|slide slid slid
spend spent spent|spit spat spat|split split split|spread spread spread|stand stood stood|stick stuck stuck|stride strode stridden
sweep swept swept|teach taught taught|thrust thrust thrust|tread trod trodden|weep wept wept|win won won|wind wound wound|wring wrung wrung
catch caught caught|buy bought bought|bring brought brought|build built built|begin began begun|become became become|come came come
overcome overcame overcome|find found found|forget forgot forgotten|get got gotten|give gave given|go went gone|keep kept kept
leave left left|lend lent lent|lose lost lost|make made made|say said said|see saw seen|tell told told|think thought thought
understand understood understood|misunderstand misunderstood misunderstood|bid bid bid|outbid outbid outbid|spill spilt spilt|burn burnt burnt
learn learnt learnt|dream dreamt dreamt|leap leapt leapt|spoil spoilt spoilt|smite smote smitten|string strung strung|hamstring hamstrung hamstrung
outgun outgunned outgunned|offset offset offset|reset reset reset|upset upset upset|partake partook partaken|mistake mistook mistaken`;

const nouns = `
man men|woman women|child children|person people|foot feet|tooth teeth|mouse mice|goose geese|wife wives|life lives|knife knives|half halves
leaf leaves|thief thieves|shelf shelves|wolf wolves|calf calves|crisis crises|analysis analyses|hypothesis hypotheses
thesis theses|oasis oases|phenomenon phenomena|criterion criteria|medium media|datum data|stratum strata|nucleus nuclei
gunman gunmen|policeman policemen|spokesman spokesmen|spokeswoman spokeswomen|militiaman militiamen|serviceman servicemen
servicewoman servicewomen|clergyman clergymen|tribesman tribesmen|fisherman fishermen|businessman businessmen|congressman congressmen
infantryman infantrymen|rifleman riflemen|airman airmen|seaman seamen|guardsman guardsmen|crewman crewmen|fireman firemen
countryman countrymen|cameraman cameramen|chairman chairmen|nobleman noblemen|strongman strongmen|hitman hitmen|airwoman airwomen
grandchild grandchildren|schoolchild schoolchildren|tribeswoman tribeswomen|policewoman policewomen|townsman townsmen`;

/** Form, tag and lemma of each, and whether it overrules the treebanks (which have "flead" for "fled", and bases that are no camps). */
export function irregulars(): [form: string, xpos: string, lemma: string, overrules: boolean][] {
  const found: [string, string, string, boolean][] = [['bases', 'NNS', 'base', true]];
  for (const entry of verbs.trim().split(/[|\n]/)) {
    const [base, past, participle] = entry.trim().split(' ');
    found.push([past, 'VBD', base, true], [participle, 'VBN', base, true]);
  }
  for (const entry of nouns.trim().split(/[|\n]/)) {
    const [singular, plural] = entry.trim().split(' ');
    found.push([plural, 'NNS', singular, false]);
  }
  return found;
}
