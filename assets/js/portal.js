// Every page works without this. It only makes some things easier.
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  ExitThisPage,
  NotificationBanner,
  PasswordInput,
  Radios,
  SkipLink,
  createAll,
  isSupported,
} from "./govuk-frontend.js";
import { addCopyButtons } from "./copy.js";
import { growTextareas } from "./grow.js";
import { addPrintButtons } from "./print.js";
import { keepScreenFresh, revealOneByOne } from "./screen.js";

document.body.classList.add("js-enabled");

if (isSupported() || "noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
  for (const component of [
    Button,
    CharacterCount,
    Checkboxes,
    ErrorSummary,
    ExitThisPage,
    NotificationBanner,
    PasswordInput,
    Radios,
    SkipLink,
  ]) {
    createAll(component);
  }
}

growTextareas(document);
addCopyButtons(document);
addPrintButtons(document);
keepScreenFresh(document);
revealOneByOne(document);
