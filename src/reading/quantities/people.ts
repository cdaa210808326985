/** Nouns for people, by lemma: what "a" counts as one person, and what can be captured, freed or lost. */
const PEOPLE = new Set(
  (
    'person people man woman child boy girl baby infant toddler teenager teen youth student pupil schoolgirl schoolboy schoolchild minor adult adolescent villager resident inhabitant ' +
    'citizen civilian national foreigner tourist traveller traveler passenger pedestrian bystander onlooker worshipper worshiper pilgrim shopper driver motorist commuter refugee migrant ' +
    'asylum-seeker evacuee returnee settler farmer peasant shepherd herder fisherman fisher miner worker labourer laborer employee staffer volunteer medic paramedic doctor nurse surgeon rescuer ' +
    'firefighter aid-worker journalist reporter cameraman photographer editor activist campaigner protester protestor demonstrator rioter looter politician lawmaker legislator deputy senator ' +
    'minister mayor governor councillor councilor official officer judge prosecutor lawyer teacher professor headmaster engineer contractor trader merchant shopkeeper businessman businesswoman ' +
    'priest bishop archbishop nun monk imam cleric pastor missionary sheikh mullah elder soldier serviceman servicewoman servicemember conscript recruit reservist cadet marine sailor airman pilot ' +
    'crewman crewmember paratrooper commando ranger guard bodyguard gendarme policeman policewoman constable trooper sergeant lieutenant captain major colonel general brigadier admiral ' +
    'lance corporal private troop peacekeeper observer monitor inspector diplomat ambassador envoy consul attache adviser advisor trainer fighter militant insurgent rebel guerrilla guerilla gunman ' +
    'terrorist jihadist extremist islamist separatist mercenary militiaman tribesman warlord commander leader chief deputy-commander operative member supporter follower sympathiser sympathizer ' +
    'assailant attacker bomber sniper hijacker kidnapper abductor raider bandit pirate smuggler trafficker suspect criminal gangster hitman assassin hostage captive prisoner detainee inmate convict ' +
    'abductee victim survivor martyr casualty relative mother father son daughter brother sister wife husband widow orphan parent grandmother grandfather uncle aunt cousin nephew niece sibling twin ' +
    'neighbour neighbor friend colleague family household pow aide spokesman spokeswoman journalist writer poet singer actor actress footballer athlete player referee scientist academic researcher expert ' +
    'businessperson policeperson patient beggar nomad hunter logger trucker biker cyclist motorcyclist butcher baker cook translator interpreter mechanic technician electrician deminer sapper ' +
    'palestinian israeli syrian iraqi afghan ukrainian russian turk kurd american briton frenchman german yemeni libyan somali nigerian pakistani indian lebanese iranian egyptian saudi jordanian sudanese ' +
    'jesuit christian muslim jew yazidi shiite sunni druze alawite other another troops police crew personnel staff men women children belgian spaniard italian frenchwoman swede dane norwegian finn dutchman swiss austrian greek pole czech romanian bulgarian serb croat bosniak kosovar albanian georgian armenian azerbaijani chechen kazakh uzbek tajik kyrgyz chinese korean japanese vietnamese filipino thai burmese rohingya bangladeshi nepali canadian mexican colombian peruvian salvadoran guatemalan honduran nicaraguan venezuelan brazilian argentine chilean bolivian cuban haitian algerian moroccan tunisian malian nigerien chadian cameroonian kenyan ugandan rwandan burundian congolese ethiopian eritrean tigrayan ghanaian angolan australian houthi jihadi informant informer collaborator coca-grower unionist communist policemen'
  ).split(' '),
);

/** Animals that reports count beside people. */
const ANIMALS = new Set(
  'animal cow cattle sheep goat camel horse donkey livestock chicken dog bird fish elephant rhino whale wolf bear pig herd'.split(
    ' ',
  ),
);

const MALE = /(?:men|women|man|woman)$/;

export function isPersonNoun(lemma: string, form: string): boolean {
  const word = lemma.toLowerCase();
  return (
    PEOPLE.has(word) ||
    PEOPLE.has(form.toLowerCase()) ||
    (word.endsWith('s') && PEOPLE.has(word.slice(0, -1))) ||
    (MALE.test(word) && word.length > 5)
  );
}

export function isAnimal(lemma: string): boolean {
  return ANIMALS.has(lemma.toLowerCase());
}
