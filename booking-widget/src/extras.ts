// Loaded when it is wanted: the step of those who do not know what is wrong, suggestions while the details are typed, and
// what is shown after a booking beyond that it is made.

import later from './messages/en-later.json';

export { afterwards } from './ui/afterwards.ts';
export { more } from './ui/more.ts';
export { notSure } from './ui/unsure.ts';

/** What these say; the Spanish file has its own. */
export const english = later;

const MODELS = [
  'Acura:MDX,RDX,TLX',
  'Audi:A4,Q5',
  'BMW:3 Series,X3,X5',
  'Buick:Enclave,Encore',
  'Cadillac:Escalade,XT5',
  'Chevrolet:Colorado,Cruze,Equinox,Impala,Malibu,Silverado,Suburban,Tahoe,Traverse',
  'Chrysler:200,300,Pacifica,Town & Country',
  'Dodge:Challenger,Charger,Durango,Grand Caravan,Journey',
  'Ford:Edge,Escape,Expedition,Explorer,F-150,F-250,Focus,Fusion,Mustang,Ranger,Transit',
  'GMC:Acadia,Sierra,Terrain,Yukon',
  'Honda:Accord,Civic,CR-V,Fit,HR-V,Odyssey,Pilot,Ridgeline',
  'Hyundai:Elantra,Kona,Santa Fe,Sonata,Tucson',
  'Infiniti:G37,Q50,QX60',
  'Jeep:Cherokee,Compass,Gladiator,Grand Cherokee,Patriot,Wrangler',
  'Kia:Forte,Optima,Sedona,Sorento,Soul,Sportage',
  'Lexus:ES 350,GX 460,RX 350',
  'Mazda:CX-5,CX-9,Mazda3,Mazda6',
  'Mercedes-Benz:C-Class,E-Class,GLC',
  'Mini:Cooper',
  'Mitsubishi:Lancer,Outlander',
  'Nissan:Altima,Frontier,Maxima,Murano,Pathfinder,Rogue,Sentra,Titan,Versa',
  'Ram:1500,2500,ProMaster',
  'Subaru:Ascent,Crosstrek,Forester,Impreza,Legacy,Outback',
  'Tesla:Model 3,Model S,Model Y',
  'Toyota:4Runner,Avalon,Camry,Corolla,Highlander,Prius,RAV4,Sienna,Sequoia,Tacoma,Tundra,Yaris',
  'Volkswagen:Atlas,Golf,Jetta,Passat,Tiguan',
  'Volvo:S60,XC60,XC90',
];

/** Cars that are often met, as make and model. */
export const SUGGESTIONS: readonly string[] = MODELS.flatMap((it) => {
  const [make = '', models = ''] = it.split(':');
  return models.split(',').map((model) => `${make} ${model}`);
});
