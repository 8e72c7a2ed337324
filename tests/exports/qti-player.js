// Plays items in Citolab's QTI player: answers as a person does, or by setting the response; tells scores and what is shown.
const INTERACTIONS = "qti-choice-interaction, qti-match-interaction, qti-order-interaction, qti-text-entry-interaction";

/**
 * @param {{xml: string, byHand: any[], set: any[]}} plan  an item, responses to give by hand, responses to set
 */
async function play({ xml, byHand, set }) {
  const { holder, item } = await open(xml);
  const interaction = item.querySelector(INTERACTIONS);
  await interaction.updateComplete;
  const found = { shown: texts(item), byHand: [], set: [] };
  for (const response of byHand) {
    give(interaction, response, value(item, "RESPONSE"));
    found.byHand.push({ response: value(item, "RESPONSE"), score: scored(item), told: await told(item) });
  }
  for (const response of set) {
    item.updateResponseVariable("RESPONSE", response);
    found.set.push(scored(item));
  }
  holder.remove();
  return found;
}

/** An item on the page, once all its parts are there. @param {string} xml */
async function open(xml) {
  const holder = document.createElement("qti-item");
  const container = holder.appendChild(document.createElement("item-container"));
  document.body.append(holder);
  await container.updateComplete;
  const there = new Promise((resolve) =>
    holder.addEventListener("qti-assessment-item-connected", (event) => resolve(event.detail), { once: true }),
  );
  container.itemXML = xml;
  return { holder, item: await there };
}

/** Answers as a person does: by clicks and typing; steps are put in their places as dropping them does. */
function give(interaction, response, before) {
  switch (interaction.localName) {
    case "qti-choice-interaction":
      for (const choice of interaction.querySelectorAll("qti-simple-choice")) {
        if ([before].flat().includes(choice.identifier) !== [response].flat().includes(choice.identifier))
          choice.click();
      }
      break;
    case "qti-match-interaction":
      for (const pair of response) {
        const radio = interaction.shadowRoot.querySelector(`input[value="${pair}"]`);
        if (!radio.checked) radio.click();
      }
      break;
    case "qti-order-interaction":
      interaction.response = response;
      interaction.saveResponse();
      break;
    default: {
      const field = interaction.shadowRoot.querySelector("input");
      field.value = response;
      field.dispatchEvent(new Event("change"));
    }
  }
}

function scored(item) {
  const processed = item.processResponse(true, false);
  const score = value(item, "SCORE");
  if (!processed || score === null) throw new Error(`${item.identifier} gives no score`);
  return Number(score);
}

function value(item, name) {
  return item.variables.find(({ identifier }) => identifier === name).value;
}

/** The feedback that one can see. */
async function told(item) {
  const pieces = [...item.querySelectorAll("qti-modal-feedback")];
  await Promise.all(pieces.map((piece) => piece.updateComplete));
  return pieces
    .filter((piece) => piece.shadowRoot.querySelector("dialog").getBoundingClientRect().height > 0)
    .map((piece) => piece.textContent);
}

/** What is asked, the pictures of it, and each choice by its identifier. */
function texts(item) {
  const asked = item.querySelector("qti-prompt") ?? item.querySelector("qti-item-body > :is(p, div)");
  const choices = [...item.querySelectorAll("qti-simple-choice, qti-simple-associable-choice")];
  const pictures = [...asked.querySelectorAll("img")].map((picture) => picture.alt);
  return {
    asked: asked.textContent,
    pictures,
    choices: Object.fromEntries(choices.map((choice) => [choice.identifier, choice.textContent])),
  };
}
