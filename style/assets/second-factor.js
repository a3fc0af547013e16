// An organiser's passkey: has the browser make one or prove one, as the form's request says, and posts what it answered.
const form = document.getElementById("passkey-form");
const fault = form?.querySelector("[role=alert]");

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const known = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));

const make = async (request) => {
  const made = await navigator.credentials.create({
    publicKey: {
      ...request,
      challenge: bytes(request.challenge),
      user: { ...request.user, id: bytes(request.user.id) },
      excludeCredentials: known(request.excludeCredentials),
    },
  });
  const { attestationObject, clientDataJSON } = made.response;
  return { ...outer(made), response: { attestationObject: text(attestationObject), clientDataJSON: text(clientDataJSON) } };
};

const prove = async (request) => {
  const proven = await navigator.credentials.get({
    publicKey: { ...request, challenge: bytes(request.challenge), allowCredentials: known(request.allowCredentials) },
  });
  const { authenticatorData, clientDataJSON, signature, userHandle } = proven.response;
  const response = { authenticatorData: text(authenticatorData), clientDataJSON: text(clientDataJSON), signature: text(signature) };
  return { ...outer(proven), response: { ...response, userHandle: userHandle ? text(userHandle) : null } };
};

const outer = (credential) => ({ id: credential.id, rawId: text(credential.rawId), type: credential.type });

if (form && window.PublicKeyCredential) {
  form.hidden = false;
  document.getElementById("passkey-without").hidden = true;
  const request = JSON.parse(form.dataset.request);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    fault.hidden = true;
    (request.user ? make(request) : prove(request))
      .then((answer) => {
        form.elements.credential.value = JSON.stringify(answer);
        form.submit();
      })
      .catch((error) => {
        console.error("passkey:", error.name);
        fault.hidden = false;
      });
  });
}
