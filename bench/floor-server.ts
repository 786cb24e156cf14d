import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// The script of a process that reads a request and answers at once: what load, HTTP and the machine take by themselves.
// Tells its parent its port.

const ANSWER = '{"data":{"recordEvents":{"accepted":1,"watermark":""}}}'

const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => response.setHeader('content-type', 'application/json').end(ANSWER))
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
