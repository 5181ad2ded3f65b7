// Everything that a client does with our authorization server, by a library that nobody here wrote. It checks what it gets
// as the standards ask; the last line says in JSON what it got.
import assert from 'node:assert/strict'
import * as oidc from 'openid-client'

const { ISSUER, CLIENT_ID, CLIENT_SECRET, REDIRECT_URI, AFTER_LOGOUT, PROGRAM_ID, PROGRAM_SECRET, SIGNED_IN } = process.env
const options = { execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks] }

// A browser of somebody who has signed in: it follows no redirect, so that we see where it is sent.
const [header, value] = SIGNED_IN.split('\n')
const browse = (url, form) =>
  fetch(url, { redirect: 'manual', headers: { [header]: value }, ...(form && { method: 'POST', body: new URLSearchParams(form) }) })

const config = await oidc.discovery(new URL(ISSUER), CLIENT_ID, undefined, oidc.ClientSecretPost(CLIENT_SECRET), options)
const server = config.serverMetadata()
assert.equal(server.issuer, ISSUER)
assert.equal(server.authorization_response_iss_parameter_supported, true)
assert.deepEqual(server.id_token_signing_alg_values_supported, ['ES256'])

const pkceCodeVerifier = oidc.randomPKCECodeVerifier()
const expectedState = oidc.randomState()
const expectedNonce = oidc.randomNonce()
const authorize = oidc.buildAuthorizationUrl(config, {
  redirect_uri: REDIRECT_URI,
  scope: 'openid profile',
  state: expectedState,
  nonce: expectedNonce,
  code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
  code_challenge_method: 'S256',
})
// The person is asked, and agrees.
const asked = new URL((await browse(authorize)).headers.get('location'))
const page = await (await browse(asked)).text()
assert.match(page, /Some application/)
const fields = [...page.split('</form>')[0].matchAll(/type="hidden" name="([^"]+)" value="([^"]+)"/g)]
const agreed = await browse(new URL('/oauth2/authorize', ISSUER), fields.map(([, name, value]) => [name, value]))
const answer = new URL(agreed.headers.get('location'))
const checks = { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true }
const tokens = await oidc.authorizationCodeGrant(config, answer, checks)
const { sub } = tokens.claims()
await assert.rejects(oidc.authorizationCodeGrant(config, answer, { ...checks, expectedState: 'another' }))

const refreshed = await oidc.refreshTokenGrant(config, tokens.refresh_token)
assert.notEqual(refreshed.refresh_token, tokens.refresh_token)
assert.equal(refreshed.claims().sub, sub)

const userInfo = await oidc.fetchUserInfo(config, refreshed.access_token, sub)
assert.match(userInfo.name, /\S/)

const logout = oidc.buildEndSessionUrl(config, {
  id_token_hint: refreshed.id_token,
  post_logout_redirect_uri: AFTER_LOGOUT,
  state: 'bye',
})
const goodbye = (await browse(logout)).headers.get('location')
await assert.rejects(oidc.refreshTokenGrant(config, refreshed.refresh_token), { error: 'invalid_grant' })
await assert.rejects(oidc.fetchUserInfo(config, refreshed.access_token, sub))

const program = await oidc.discovery(new URL(ISSUER), PROGRAM_ID, undefined, oidc.ClientSecretBasic(PROGRAM_SECRET), options)
const granted = await oidc.clientCredentialsGrant(program)

console.log(
  JSON.stringify({
    sub,
    userInfo: userInfo.sub,
    goodbye,
    program: { type: granted.token_type, expires: granted.expires_in, token: granted.access_token },
  }),
)
