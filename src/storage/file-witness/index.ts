export { createFileWitness, type FileWitnessOptions } from './file-witness.js'
