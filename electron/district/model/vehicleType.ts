// SPDX-License-Identifier: Apache-2.0
/** What a vehicle of the district's fleet is for. */
export type VehicleType = 'fire' | 'ambulance' | 'police' | 'drainage' | 'power' | 'gas' | 'road' | 'urban'
