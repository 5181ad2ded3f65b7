// Forms marked with data-passkey use a passkey: options come from the server, the answer from the browser, and the form takes
// it to the server. Without passkeys, or without scripts, such forms stay hidden and the other ways in remain.

const decoded = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const encoded = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const known = (descriptors) => descriptors.map((it) => ({ ...it, id: decoded(it.id) }));

const make = async (options) => {
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: decoded(options.challenge),
      user: { ...options.user, id: decoded(options.user.id) },
      excludeCredentials: known(options.excludeCredentials),
    },
  });
  return {
    ...named(made),
    response: {
      clientDataJSON: encoded(made.response.clientDataJSON),
      attestationObject: encoded(made.response.attestationObject),
      transports: made.response.getTransports?.() ?? [],
    },
  };
};

const use = async (options) => {
  const used = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: decoded(options.challenge),
      allowCredentials: known(options.allowCredentials),
    },
  });
  const { authenticatorData, clientDataJSON, signature, userHandle } = used.response;
  return {
    ...named(used),
    response: {
      authenticatorData: encoded(authenticatorData),
      clientDataJSON: encoded(clientDataJSON),
      signature: encoded(signature),
      ...(userHandle ? { userHandle: encoded(userHandle) } : {}),
    },
  };
};

const named = (credential) => ({
  id: credential.id,
  rawId: encoded(credential.rawId),
  type: credential.type,
  clientExtensionResults: credential.getClientExtensionResults(),
});

const optionsFor = async (form) => {
  const answer = await fetch(form.dataset.options, {
    method: "POST",
    headers: { "X-CSRF-Token": form.elements.namedItem("_csrf").value },
  });
  if (answer.redirected) {
    location.assign(answer.url);
    return null;
  }
  if (!answer.ok) {
    throw new Error(`${answer.status}`);
  }
  return answer.json();
};

const enable = (form) => {
  const button = form.querySelector("button");
  const trouble = form.querySelector("[data-trouble]");
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    trouble.hidden = true;
    button.disabled = true;
    try {
      const options = await optionsFor(form);
      if (options) {
        const answer = await (form.dataset.passkey === "make" ? make : use)(options);
        form.elements.namedItem("credential").value = JSON.stringify(answer);
        form.submit();
      }
    } catch {
      trouble.hidden = false;
    } finally {
      button.disabled = false;
    }
  });
};

if (window.PublicKeyCredential) {
  document.querySelectorAll("form[data-passkey]").forEach(enable);
  document.querySelectorAll("[data-with-passkeys]").forEach((it) => (it.hidden = false));
}
