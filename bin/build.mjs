// `npm run build`: compiles what has changed and prints the folder it is in. Needed only where the other commands may not write.
import { compile, installPackages } from './runtime.mjs';

installPackages();
console.log(await compile());
