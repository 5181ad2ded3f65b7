package com.wrenchtime.shared;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The tenant that the current call works for: bound for one call, gone after it, never inherited by a thread pool.
 *
 * <p>Bind first, then begin the transaction. Without a tenant every access to the database fails; there is no default.
 */
public final class CurrentTenant {

    private static final ScopedValue<Tenant> BOUND = ScopedValue.newInstance();

    private CurrentTenant() {}

    /**
     * Works for the given tenant. What works for the platform may turn to one shop for a while, outside of transactions.
     *
     * @throws IllegalStateException if another tenant is already bound: a call serves one tenant, and an open
     *     transaction could not follow the change
     */
    public static <T, X extends Throwable> T call(Tenant tenant, ScopedValue.CallableOp<? extends T, X> work) throws X {
        if (BOUND.isBound() && !BOUND.get().equals(tenant) && !isPlatformBetweenTransactions()) {
            throw new IllegalStateException("Already working for another tenant");
        }
        return ScopedValue.where(BOUND, tenant).call(work);
    }

    private static boolean isPlatformBetweenTransactions() {
        return BOUND.get().equals(Tenant.PLATFORM) && !TransactionSynchronizationManager.isActualTransactionActive();
    }

    /** Like {@link #call}, for work without a result. */
    public static void run(Tenant tenant, Runnable work) {
        CurrentTenant.<Boolean, RuntimeException>call(tenant, () -> {
            work.run();
            return true;
        });
    }

    /** The bound tenant.
     *
     * @throws NoTenantBound if there is none */
    public static Tenant get() {
        if (!BOUND.isBound()) {
            throw new NoTenantBound();
        }
        return BOUND.get();
    }

    /** The bound shop.
     *
     * @throws NoTenantBound if there is none, or the work is the platform's own */
    public static Tenant.Shop shop() {
        if (get() instanceof Tenant.Shop shop) {
            return shop;
        }
        throw new NoTenantBound();
    }

    public static boolean isBound() {
        return BOUND.isBound();
    }

    /** Somebody forgot to say whose data to use. A bug, never a user's mistake. */
    public static final class NoTenantBound extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        NoTenantBound() {
            super("No tenant is bound to this call");
        }
    }
}
