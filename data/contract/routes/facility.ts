import { z } from 'zod';
import { facilities, facilitiesQuery, facility, facilityDraft, facilityId } from '../facility.ts';
import type { RouteRow } from '../route.ts';
import {
  stock,
  stockMovement,
  stockMovementDraft,
  stockMovements,
  stockMovementsQuery,
  stockQuery,
} from '../stock.ts';
import { wholeNumber } from '../whole-number.ts';

const lang = z.enum(['id', 'en']).default('id').meta({ description: 'Language of the file' });
const movementId = wholeNumber(1, 2_147_483_647).meta({
  description: 'Number of a movement of stock',
  example: '12',
});

/** Posko, titik pengungsian, lumbung sosial, dapur umum, puskesmas: where they are, what they hold, what comes and goes. */
export const facilityRoutes = {
  facilities: {
    method: 'GET',
    path: '/api/facilities',
    summary: 'Facilities for disasters, by area, kind and name',
    right: 'signedIn',
    cache: 'none',
    query: facilitiesQuery,
    answer: facilities,
  },
  addFacility: {
    method: 'POST',
    path: '/api/facilities',
    summary: 'Enters a facility',
    right: 'facilities.manage',
    cache: 'none',
    ofOffice: true,
    body: facilityDraft,
    answer: facility,
  },
  facility: {
    method: 'GET',
    path: '/api/facilities/:id',
    summary: 'One facility',
    right: 'signedIn',
    cache: 'none',
    params: z.object({ id: facilityId }),
    answer: facility,
  },
  changeFacility: {
    method: 'PUT',
    path: '/api/facilities/:id',
    summary: 'Writes a facility anew, whole; what held before is kept',
    right: 'facilities.manage',
    cache: 'none',
    ofOffice: true,
    params: z.object({ id: facilityId }),
    body: z.object({ version: z.int().min(1), facility: facilityDraft }),
    answer: facility,
  },
  facilityPhone: {
    method: 'GET',
    path: '/api/facilities/:id/phone',
    summary: 'The phone number of the contact of a facility; who read it is recorded',
    right: 'facilities.manage',
    cache: 'none',
    params: z.object({ id: facilityId }),
    answer: z.object({ phone: z.string() }),
  },
  stock: {
    method: 'GET',
    path: '/api/stock',
    summary: 'What lies in stock, by item and facility',
    right: 'signedIn',
    cache: 'none',
    query: stockQuery,
    answer: stock,
  },
  stockMovements: {
    method: 'GET',
    path: '/api/stock/movements',
    summary: 'Movements of stock, the latest first',
    right: 'signedIn',
    cache: 'none',
    query: stockMovementsQuery,
    answer: stockMovements,
  },
  moveStock: {
    method: 'POST',
    path: '/api/stock/movements',
    summary: 'Keeps a movement of stock; refused whole where anything would go below zero',
    right: 'facilities.manage',
    cache: 'none',
    ofOffice: true,
    body: stockMovementDraft,
    answer: stockMovement,
  },
  stockMinutes: {
    method: 'GET',
    path: '/api/stock/movements/:movement/minutes',
    summary: 'Berita acara serah terima of a movement as PDF',
    right: 'facilities.manage',
    cache: 'none',
    params: z.object({ movement: movementId }),
    query: z.object({ lang }),
    answer: 'file',
  },
} as const satisfies Record<string, RouteRow>;
