import { knowledgeAnew, startKnowledge } from './loader/startKnowledge';
import { requirePrecompiled } from './server/precompiled';

const { main } = requirePrecompiled(`${__dirname}/server/main.js`) as typeof import('./server/main');

void main({ load: startKnowledge, loadAnew: knowledgeAnew });
