"""Every control in every state, to be looked at in every theme."""
