## Clusters of signatures at the desk
clusters-title = Clusters
clusters-lead = Signatures that have something in common. The reason is often innocent: colleagues, a conference, a shared connection. A cluster holds no signature back, and only organisers see it.
clusters-link = { $count ->
    [0] No clusters
    [one] { $count } cluster
   *[other] { $count } clusters
}
clusters-all = All clusters
clusters-none = No clusters
clusters-none-text = No two signatures share a name and country or an email domain of their own, and no network sent ten or more within an hour.
clusters-shared = In common
clusters-count = Signatures
clusters-when = When
clusters-listed = { $count } listed
clusters-held = { $count } awaiting review
clusters-pending = { $count } not confirmed
clusters-first = From { $moment }
clusters-last = To { $moment }
clusters-partly = This page covers the newest { $count } listed signatures, the newest { $count } that await review, and the newest { $count } that are not confirmed.
clusters-more = { $count ->
    [one] { $count } smaller cluster is not shown.
   *[other] { $count } smaller clusters are not shown.
}
cluster-network = One network within an hour
cluster-name = Same name and country
cluster-domain = Same email domain
cluster-with-count = { $cluster }: { $count }
cluster-innocent = That alone says nothing against them.
cluster-gone = This cluster no longer exists
cluster-gone-text = Its signatures were withdrawn, removed or deleted, or are no longer among the newest.
networks-title = Networks that make no cluster
networks-lead = At a conference or in an office, many people sign over one network. Name it here, and signatures over it make no cluster from now on. Clusters that exist already stay.
networks-label = Networks
networks-hint = One on each line: an address, such as 203.0.113.7, or an address and its length, such as 198.51.100.0/24. The people who run the network know it.
networks-save = Save networks
networks-kept = We keep no network with any signature. While you collect, we count in memory for an hour, and keep only a random number with the signatures of a cluster; it is deleted 30 days after the letter closes.
done-networks-saved = The networks are saved.
error-network-unknown = “{ $network }” is not a network. Write an address, or an address and its length, such as 198.51.100.0/24.
error-network-wide = “{ $network }” is too large a network: the length after the slash is at least 8, and at least 16 for addresses with colons.
error-networks-many = Name at most { $max } networks.
act-networks-named = Networks named that make no cluster
