/** Both workers in one: in the single file they share the library that each of them carries elsewhere. Neither hears what is said to the other. */
import './experimentWorker.ts';
import './worker.ts';
