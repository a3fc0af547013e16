// Signs a statement with a passkey: makes one for this letter, has it sign the challenge, and posts what it gave.
const form = document.getElementById("passkey");
const fault = form?.querySelector("[role=alert]");

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const sign = async () => {
  const { challenge, rp } = form.dataset;
  const made = await navigator.credentials.create({
    publicKey: {
      rp: { id: rp, name: rp },
      // The passkey is for nobody's account: a random name, and nothing personal.
      user: { id: crypto.getRandomValues(new Uint8Array(16)), name: document.title, displayName: document.title },
      challenge: crypto.getRandomValues(new Uint8Array(32)),
      pubKeyCredParams: [{ type: "public-key", alg: -7 }],
      authenticatorSelection: { userVerification: "required" },
      attestation: "none",
    },
  });
  const signed = await navigator.credentials.get({
    publicKey: {
      rpId: rp,
      challenge: bytes(challenge),
      allowCredentials: [{ type: "public-key", id: made.rawId }],
      userVerification: "required",
    },
  });
  form.elements.spki.value = text(made.response.getPublicKey());
  form.elements.authenticator_data.value = text(signed.response.authenticatorData);
  form.elements.client_data.value = text(signed.response.clientDataJSON);
  form.elements.signature.value = text(signed.response.signature);
  form.submit();
};

if (form && window.PublicKeyCredential) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    fault.hidden = true;
    sign().catch((error) => {
      console.error("passkey:", error);
      fault.hidden = false;
    });
  });
}
