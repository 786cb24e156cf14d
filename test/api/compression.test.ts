import { request } from 'node:http'
import { Readable } from 'node:stream'
import { createGzip, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { fillLittleGraph } from './little-graph.ts'
import { SETTINGS, type Serving, serving } from './serving.ts'

let server: Serving
beforeAll(async () => {
  server = await serving({ fill: fillLittleGraph })
})
afterAll(() => server.close())

const INTROSPECTION = '{ __schema { types { name description fields { name description } } } }'
const TINY = '{ version }'

interface Received {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: Buffer
}

/** Fetch would unpack the response. @param parts of the body, sent without a length */
function received(parts: Iterable<Buffer | string> | AsyncIterable<Buffer>, headers: Record<string, string>) {
  return new Promise<Received>((resolve, reject) => {
    const sent = request(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
    })
    sent.on('error', reject)
    sent.on('response', async (response) => {
      const chunks: Buffer[] = []
      response.on('error', reject)
      for await (const chunk of response) chunks.push(chunk as Buffer)
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) })
    })
    void (async () => {
      for await (const part of parts) if (!sent.destroyed) sent.write(part)
      sent.end()
    })()
  })
}

const asked = (query: string, acceptEncoding?: string) =>
  received(
    [JSON.stringify({ query })],
    acceptEncoding === undefined ? {} : { 'accept-encoding': acceptEncoding },
  )

describe('a response of 1 kB and more', () => {
  it.each(['gzip', 'br, gzip;q=0.5', 'GZIP', '*'])(
    'is compressed for a client that accepts %s',
    async (accept) => {
      const plain = await asked(INTROSPECTION)
      const { headers, body } = await asked(INTROSPECTION, accept)
      expect(headers).toMatchObject({
        'content-encoding': 'gzip',
        vary: expect.stringContaining('accept-encoding'),
      })
      expect(JSON.parse(gunzipSync(body).toString()).data).toEqual(JSON.parse(plain.body.toString()).data)
      expect(body.length).toBeLessThan(plain.body.length / 3)
      expect(Number(headers['content-length'] ?? body.length)).toBe(body.length)
    },
  )

  it.each([
    undefined,
    '',
    'br',
    'identity',
    'gzip;q=0',
    'gzip;q=0.0, br',
    'gzip;q=0, *',
    '*, gzip; q=0',
    '*;q=0',
  ])('is not compressed for a client that accepts %s', async (accept) => {
    const { headers } = await asked(INTROSPECTION, accept)
    expect(headers['content-encoding']).toBeUndefined()
    expect(headers.vary).toContain('accept-encoding')
  })

  it('alone is compressed, and the page of the explorer stays readable', async () => {
    const { headers, body } = await asked(TINY, 'gzip')
    expect([headers['content-encoding'], JSON.parse(body.toString()).data]).toEqual([
      undefined,
      { version: '1.2.3' },
    ])
    const page = await server.get('/', { 'accept-encoding': 'gzip' })
    expect(await page.text()).toContain('<')
  })
})

describe('a request compressed with gzip', () => {
  const send = (body: Buffer) =>
    received([body], { 'content-encoding': 'gzip', 'content-length': String(body.length) })

  it('is read like a plain one, with and without a length', async () => {
    const body = gzipSync(JSON.stringify({ query: TINY, variables: { pad: 'x'.repeat(50_000) } }))
    for (const { status, body: answer } of [
      await send(body),
      await received([body], { 'content-encoding': 'gzip' }),
    ]) {
      expect([status, JSON.parse(answer.toString()).data]).toEqual([200, { version: '1.2.3' }])
    }
  })

  it('is refused with 413 if it is too large when unpacked', async () => {
    const body = gzipSync(
      JSON.stringify({ query: TINY, variables: { pad: 'x'.repeat(SETTINGS.maxBodyBytes) } }),
    )
    expect(body.length).toBeLessThan(1_000)
    expect((await send(body)).status).toBe(413)
  })

  it('is refused early if it is a bomb of a gigabyte, without delay and without its memory', async () => {
    const packer = createGzip()
    let sent = 0
    async function* zeros() {
      for (let mb = 0; mb < 1_024; mb++) yield Buffer.alloc(1_048_576)
    }
    async function* bomb() {
      for await (const chunk of Readable.from(zeros()).pipe(packer)) {
        sent += (chunk as Buffer).length
        yield chunk as Buffer
      }
    }
    const before = process.memoryUsage().rss
    expect((await received(bomb(), { 'content-encoding': 'gzip' })).status).toBe(413)
    expect(sent).toBeLessThan(600_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
    expect((await asked(TINY)).status).toBe(200)
  })

  // Long enough for the body to be read, and to fail, before it is answered.
  const SLOW =
    '{ items(orderBy: { popularity: DESC }) { nodes { id tags { nodes { id items { nodes { id title } } } } } } }'
  const TOO_LONG = String(SETTINGS.maxBodyBytes + 1)
  it.each<[string, string, number, Record<string, string>, Buffer | null]>([
    ['a GET without a body', 'GET', 200, {}, null],
    ['an OPTIONS without a body', 'OPTIONS', 400, {}, null],
    ['an empty POST', 'POST', 400, { 'content-length': '0' }, null],
    ['a POST of rubbish', 'POST', 400, {}, Buffer.from('rubbish')],
    ['a POST of rubbish of another type', 'POST', 415, { 'content-type': 'x/y' }, Buffer.from('rubbish')],
    [
      'a POST of rubbish that states too many bytes',
      'POST',
      413,
      { 'content-length': TOO_LONG },
      Buffer.from('rubbish'),
    ],
    ['a POST to no route', 'POST', 400, { path: '/nothing' }, Buffer.from('rubbish')],
  ])('that is %s does not end the process', async (_, method, status, { path, ...headers }, body) => {
    const uncaught: unknown[] = []
    const note = (error: unknown) => uncaught.push(error)
    process.on('uncaughtException', note)
    onTestFinished(() => void process.off('uncaughtException', note))
    const url = new URL(path ?? `/graphql?query=${encodeURIComponent(SLOW)}`, server.origin)
    const answered = await new Promise<number | undefined>((resolve, reject) => {
      const sent = request(url, {
        method,
        headers: {
          'content-type': 'application/json',
          'content-encoding': 'gzip',
          'apollo-require-preflight': '1',
          ...headers,
        },
      })
      sent.on('error', reject).on('response', (response) => {
        response.resume().on('end', () => resolve(response.statusCode))
      })
      if (body) sent.write(body)
      if (headers['content-length'] !== TOO_LONG) sent.end()
    })
    expect(answered).toBe(status)
    expect((await asked(TINY)).status).toBe(200)
    expect(uncaught).toEqual([])
  })

  it('is refused with 400 if it is cut or damaged, and the next request is answered', async () => {
    const body = gzipSync(
      JSON.stringify({ query: TINY, variables: { pad: String(Math.random()).repeat(500) } }),
    )
    const damaged = Buffer.from(body)
    damaged.fill(255, 20, 60)
    for (const wrong of [body.subarray(0, body.length / 2), damaged, Buffer.from('{}'), Buffer.alloc(0)]) {
      expect((await send(wrong)).status).toBe(400)
    }
    expect((await asked(TINY)).status).toBe(200)
  })
})
