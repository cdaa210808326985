import { describe, expect, it } from 'vitest';
import { boxAround, distanceKm, haversineKm, offset } from './geo.js';

const tripoli = { lat: 32.8874, lon: 13.1873 };
const benghazi = { lat: 32.1149, lon: 20.0686 };

describe('distances', () => {
  it('Tripoli to Benghazi is about 650 km, both ways', () => {
    expect(distanceKm(tripoli, benghazi)).toBeGreaterThan(640);
    expect(distanceKm(tripoli, benghazi)).toBeLessThan(660);
    expect(distanceKm(benghazi, tripoli)).toBe(distanceKm(tripoli, benghazi));
  });

  it('crosses the date line the short way', () => {
    expect(haversineKm(0, 179.5, 0, -179.5)).toBeLessThan(112);
  });

  it('goes 20 km south and back to the same point', () => {
    const south = offset(tripoli, 20, 180);
    expect(distanceKm(tripoli, south)).toBeCloseTo(20, 0);
    expect(south.lat).toBeLessThan(tripoli.lat);
    expect(distanceKm(offset(south, 20, 0), tripoli)).toBeLessThan(0.1);
  });

  it('draws a box that holds the circle, also near a pole', () => {
    const box = boxAround(32, 100);
    expect(box.north - box.south).toBeGreaterThan(1.7);
    expect(boxAround(89.9, 100).halfWidth).toBe(180);
  });
});
