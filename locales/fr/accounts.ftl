# Se connecter, et ce qui protège un compte.
sign-in-other-title = Autres façons de se connecter
sign-in-passkey = Se connecter avec une clé d’accès
sign-in-passkey-without = Si JavaScript est activé, vous pouvez aussi vous connecter avec une clé d’accès, sans mot de passe.
sign-in-mail-button = M’envoyer un lien de connexion
sign-in-mail-text = Pas de mot de passe sous la main ? Saisissez votre adresse email ci-dessus : nous vous envoyons un lien qui vous connecte.
sign-in-mail-sent-text = Si un compte porte cette adresse, un lien lui est envoyé. Il sert une seule fois, pendant une heure.
sign-in-link-title = Se connecter
sign-in-link-text = Vous avez ouvert un lien de connexion reçu par email.
sign-in-link-button = Se connecter
error-sign-in-wait = { $minutes ->
    [one] Trop de mots de passe erronés sont venus d’ici. Réessayez dans une minute, ou demandez un lien de connexion par email.
   *[other] Trop de mots de passe erronés sont venus d’ici. Réessayez dans { $minutes } minutes, ou demandez un lien de connexion par email.
}
error-sign-in-closed = Trop de mots de passe erronés ont été essayés aujourd’hui pour ce compte. Connectez-vous depuis un appareil que vous avez déjà utilisé, avec une clé d’accès, ou avec un lien reçu par email.
mail-sign-in-subject = Votre lien de connexion
mail-sign-in-lead = Quelqu’un a demandé un lien de connexion à votre compte.
mail-sign-in-link = Se connecter
mail-sign-in-not-you = Si ce n’était pas vous, ne faites rien : sans cet email, personne ne peut se connecter. Ne le transmettez pas.
