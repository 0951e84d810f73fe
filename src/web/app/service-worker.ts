import { isOwnFile, keepFiles, type Worker } from './keep-files.js'

const worker = globalThis as unknown as Worker
const answer = keepFiles(worker)

worker.addEventListener('fetch', (event) => {
  if (isOwnFile(worker, event.request)) event.respondWith(answer(event.request))
})
