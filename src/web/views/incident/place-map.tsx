/** Where it is said to have been, as exactly as it is said: no pin where only an area is known. Loaded when it is seen. */
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { IncidentAnswer } from '../../../server/schema/incidents.js';
import { useDark } from '../../app/theme.js';
import type { PlacePane } from './place-pane.js';

interface Props {
  incident: IncidentAnswer;
  pane: RefObject<PlacePane | null>;
}

export function PlaceMap({ incident, pane }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const dark = useDark();
  const { place } = incident;
  const known = [place, ...incident.places].some((p) => p && p.lat !== null && p.lon !== null);

  useEffect(() => {
    if (!known) return;
    let gone = false;
    const start = async () => {
      const { PlacePane } = await import('./place-pane.js');
      if (gone || !box.current) return;
      try {
        pane.current = new PlacePane(box.current, incident, setFailed);
      } catch (error) {
        setFailed(
          `The map needs WebGL, which this browser does not offer. ${error instanceof Error ? error.message : ''}`,
        );
      }
    };
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry!.isIntersecting) return;
      observer.disconnect();
      void start();
    });
    observer.observe(box.current!);
    return () => {
      gone = true;
      observer.disconnect();
      pane.current?.close();
      pane.current = null;
    };
  }, [incident, known, pane]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map's colours follow the theme
  useEffect(() => pane.current?.recolour(), [dark]);

  if (!known)
    return (
      <p className="place-none quiet">
        {place
          ? `Where ${place.name} lies is not known, so nothing is drawn.`
          : 'No claim says where. Nothing is drawn.'}
      </p>
    );
  return (
    <figure className="place-map">
      <div className="map-stage place-stage">
        <div className="map-box" ref={box} />
        {failed && <p className="note">{failed}</p>}
      </div>
      <figcaption className="quiet">{caption(incident)}</figcaption>
    </figure>
  );
}

function caption({ place, places }: IncidentAnswer): string {
  const more = places.filter((p) => p.name !== place?.name && p.lat !== null).length;
  if (!place || place.lat === null) return 'The places that some claims name.';
  const also = more ? ' Further places that are named stand in outline.' : '';
  if (place.precision === 'point') return `The place is said exactly.${also}`;
  if (place.precision === 'town') return `Somewhere in this town: the ring is how far that may be.${also}`;
  return `Somewhere within the dashed circle: nobody says where, so there is no pin.${also}`;
}
