import type { components } from './schema.gen';

type Schemas = components['schemas'];

export type Visit = Schemas['VisitView'];
export type VisitStatus = Visit['status'];
export type VisitChange = Schemas['VisitChange'];
export type Board = Schemas['BoardView'];
export type BoardColumn = Schemas['BoardColumn'];
export type BoardStop = Schemas['BoardStop'];
export type Stretch = Schemas['TimeStretch'];
export type Price = Schemas['Price'];
export type Me = Schemas['Me'];
export type Role = Schemas['Shop']['role'];
export type Profile = Schemas['Profile'];
export type Problem = Schemas['Problem'];
export type Slot = Schemas['SlotView'];
export type CustomerEntry = Schemas['CustomerEntry'];
export type CustomerFile = Schemas['CustomerView'];
export type Vehicle = Schemas['VehicleEntry'];
export type Service = Schemas['ServiceEntry'];
export type Technician = Schemas['TechnicianEntry'];
export type ObstacleDay = Schemas['ObstacleDay'];
export type Obstacle = NonNullable<Schemas['StartStretch']['obstacle']>;
