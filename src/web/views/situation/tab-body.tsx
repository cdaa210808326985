/** What the chosen tab shows. */
import type { Situation } from '../../../situation/types.js';
import type { Sides } from './sides.js';
import type { SetSituation, SituationState } from './state.js';
import { CasualtiesTab } from './tab-casualties.js';
import { ControlTab } from './tab-control.js';
import { HazardsTab } from './tab-hazards.js';
import { LogisticsTab } from './tab-logistics.js';
import { OperationsTab } from './tab-operations.js';
import { OutlookTab } from './tab-outlook.js';
import { PartiesTab } from './tab-parties.js';
import { TrucesTab } from './tab-truces.js';

interface Props {
  state: SituationState;
  set: SetSituation;
  picture: Situation;
  sides: Sides;
  countryName: (code: string) => string;
}

export function TabBody({ state, set, picture, sides, countryName }: Props) {
  const select = (sel: string) => set({ sel });
  switch (state.tab) {
    case 'control':
      return <ControlTab picture={picture} sides={sides} selected={state.sel} onSelect={select} />;
    case 'operations':
      return <OperationsTab picture={picture} sides={sides} />;
    case 'parties':
      return <PartiesTab picture={picture} sides={sides} selected={state.sel} onSelect={select} />;
    case 'logistics':
      return <LogisticsTab picture={picture} sides={sides} />;
    case 'hazards':
      return <HazardsTab picture={picture} selected={state.sel} />;
    case 'truces':
      return <TrucesTab picture={picture} sides={sides} />;
    case 'casualties':
      return (
        <CasualtiesTab picture={picture} harm={state.harm} onHarm={(harm) => set({ harm })} countryName={countryName} />
      );
    case 'outlook':
      return <OutlookTab picture={picture} />;
  }
}
