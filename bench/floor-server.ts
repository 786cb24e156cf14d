import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// A server that answers every request at once: the latency of load generator, HTTP and machine alone. Sends its port to the
// parent process.

const ANSWER = '{"data":{"recordEvents":{"accepted":1,"watermark":""}}}'

const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => response.setHeader('content-type', 'application/json').end(ANSWER))
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
