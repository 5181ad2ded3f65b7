import es from './es.json';
import later from './es-later.json';

export default { ...es, ...later };
