import { connect } from 'node:net'
import type { Attempt } from '../attempt.ts'
import type { OutsideAttack, Target } from '../target.ts'

/** Sends bytes as they are, without TLS. Resolves with the response. */
const sendBytes = (target: Target, text: string) =>
  new Promise<string>((resolve) => {
    const { hostname, port } = new URL(target.url)
    let received = ''
    const socket = connect(Number(port || 80), hostname, () => socket.write(text))
    socket.setTimeout(3_000, () => socket.destroy())
    socket.on('data', (chunk) => {
      received += chunk
    })
    socket.on('close', () => resolve(received))
    socket.on('error', () => resolve(received))
  })

/** A request that must not be answered with data. */
const raw = (target: Target, name: string, head: readonly string[], body: string): Attempt => ({
  name,
  async run() {
    const lines = [
      'POST /graphql HTTP/1.1',
      `Host: ${new URL(target.url).hostname}`,
      'Content-Type: application/json',
      ...Object.entries(target.browser).map(([header, value]) => `${header}: ${value}`),
      'Connection: close',
      ...head,
    ]
    const received = await sendBytes(target, `${lines.join('\r\n')}\r\n\r\n${body}`)
    return received.includes('"version"') ? received : null
  },
})

const SMALL = '{"query":"{ version }"}'
const LENGTH = `Content-Length: ${SMALL.length}`
const CHUNKED = 'Transfer-Encoding: chunked'
const MANY_HEADERS = Array.from({ length: 2_500 }, (_, index) => `X-${index}: b`)

/** Requests that two servers would read in two ways. */
export const AMBIGUOUS_REQUESTS: OutsideAttack = {
  id: 'A43',
  title: 'ambiguous requests are not answered',
  attempts: (target) =>
    (
      [
        ['two lengths', [LENGTH, 'Content-Length: 5'], SMALL],
        ['a length and chunks', [LENGTH, CHUNKED], `5\r\n{"que\r\n0\r\n\r\n${SMALL}`],
        ['two codings', [CHUNKED, 'Transfer-Encoding: identity'], `0\r\n\r\n${SMALL}`],
        ['a coding with a space', ['Transfer-Encoding : chunked'], `0\r\n\r\n${SMALL}`],
        ['a length with a sign', [`Content-Length: +${SMALL.length}`], SMALL],
        ['a length in hexadecimal', [`Content-Length: 0x${SMALL.length.toString(16)}`], SMALL],
        ['a header over two lines', [LENGTH, 'X-A: b\r\n c'], SMALL],
        ['a header with a null byte', [LENGTH, 'X-A: b\u0000c'], SMALL],
        ['headers of 64 kB', [LENGTH, `X-A: ${'b'.repeat(65_536)}`], SMALL],
        ['2,500 headers', [LENGTH, ...MANY_HEADERS], SMALL],
        ['two hosts', [LENGTH, 'Host: evil.example'], SMALL],
        ['two authorizations', [LENGTH, 'Authorization: Bearer a', 'Authorization: Bearer b'], SMALL],
        ['a chunk with a wrong length', [CHUNKED], `zz\r\n${SMALL}\r\n0\r\n\r\n`],
      ] as const
    ).map(([name, head, body]) => raw(target, name, head, body)),
}
