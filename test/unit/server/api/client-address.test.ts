import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import {
  addressFacts,
  clientAddressBehind,
  isProxyRange,
} from '../../../../src/server/api/http/client-address.ts'

const from = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage

describe('the address of a client', () => {
  const behind = clientAddressBehind(['10.0.0.0/8', '::1'])

  it.each<[string, string, string | undefined, string]>([
    ['the peer without a proxy', '203.0.113.9', undefined, '203.0.113.9'],
    ['the peer, whatever an unknown peer forwards', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['what a proxy forwards', '10.0.0.5', '198.51.100.1', '198.51.100.1'],
    ['what a proxy over IPv6 forwards', '::1', '2001:db8::1', '2001:db8::1'],
    [
      'the last forwarded address that is no proxy',
      '10.0.0.5',
      '1.2.3.4, 198.51.100.1, 10.0.0.7',
      '198.51.100.1',
    ],
    ['the proxy if it forwards nothing', '10.0.0.5', undefined, '10.0.0.5'],
    ['the proxy if it forwards no address', '10.0.0.5', 'unknown', '10.0.0.5'],
  ])('is %s', (_what, peer, forwarded, address) => {
    expect(behind(from(peer, forwarded))).toBe(address)
  })

  it('is the peer if no proxy is trusted', () => {
    expect(clientAddressBehind([])(from('10.0.0.5', '198.51.100.1'))).toBe('10.0.0.5')
  })
})

it.each([
  ['203.0.113.9', '203.0.113.9', false],
  ['::ffff:203.0.113.9', '203.0.113.9', false],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', false],
  ['2001:DB8:1:2::', '2001:db8:1:2::/64', false],
  ['127.0.0.1', '127.0.0.1', true],
  ['::ffff:127.8.0.1', '127.8.0.1', true],
  ['::1', '0:0:0:0::/64', true],
  ['', '', false],
])('%s counts as %s', (address, network, isLoopback) => {
  expect(addressFacts(address)).toEqual({ network, isLoopback })
})

it.each([
  ['10.0.0.0/8', true],
  ['192.0.2.1', true],
  ['2001:db8::/32', true],
  ['10.0.0.0/33', false],
  ['proxy.example', false],
])('%s as a trusted proxy: %s', (range, isValid) => {
  expect(isProxyRange(range)).toBe(isValid)
})
