import { type Agent, request } from 'node:http'

export interface Posted {
  readonly text: string
  /** `Retry-After` of the response, in seconds; 0 without it. */
  readonly retryAfter: number
}

/** Sends a GraphQL request. `fetch` would take more time of the client than some answers take of the server. */
export function post(url: string, agent: Agent, sent: object): Promise<Posted> {
  const body = JSON.stringify(sent)
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const retryAfter = Number(response.headers['retry-after'] ?? 0)
        resolve({ text: Buffer.concat(chunks).toString('utf8'), retryAfter })
      })
    })
    call.on('error', reject)
    call.end(body)
  })
}
