package com.wrenchtime.web;

import java.util.Set;

/** Knows which web sites are a shop's own, told by whoever keeps its settings. */
public interface AllowedOrigins {

    /**
     * The origins of the pages that may call the public API of the bound shop, each as a browser sends it;
     * {@code http://localhost:*} allows every port of the own machine.
     */
    Set<String> allowedOrigins();
}
