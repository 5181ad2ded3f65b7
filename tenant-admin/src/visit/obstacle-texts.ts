import type { Obstacle } from '@/api/types';
import { texts } from '@/lib/language';

/** Why a start is not offered, in a few words. */
export const obstacleTexts = texts<Record<Obstacle, string>>(
  {
    AREA: 'Outside the service area',
    SKILL: 'Lacks the skill',
    HORIZON: 'Too far ahead',
    NOTICE: 'Too short notice',
    HOURS: 'Outside working hours',
    TIME_OFF: 'Time off',
    JOB: 'Another job',
    DRIVE: 'Not enough time to drive',
    BUFFER: 'Too close to another job',
  },
  {
    AREA: 'Fuera de la zona',
    SKILL: 'Le falta la habilidad',
    HORIZON: 'Demasiado lejos en el tiempo',
    NOTICE: 'Muy poco aviso',
    HOURS: 'Fuera del horario',
    TIME_OFF: 'Ausencia',
    JOB: 'Otro trabajo',
    DRIVE: 'No alcanza para el viaje',
    BUFFER: 'Demasiado cerca de otro trabajo',
  },
);
