import es from './es.ts';
import manage from './es-manage.json';

export default { ...es, ...manage };
