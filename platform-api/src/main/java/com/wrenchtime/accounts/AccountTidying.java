package com.wrenchtime.accounts;

import com.wrenchtime.jobs.Tidying;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What of accounts is kept for a while only. */
@Component
class AccountTidying implements Tidying {

    private final OneTimeCodes codes;
    private final CustomerSessions sessions;
    private final AccountThrottle throttle;
    private final VehicleTransfers transfers;

    AccountTidying(
            OneTimeCodes codes, CustomerSessions sessions, AccountThrottle throttle, VehicleTransfers transfers) {
        this.codes = codes;
        this.sessions = sessions;
        this.throttle = throttle;
        this.transfers = transfers;
    }

    @Override
    @Transactional
    public int tidyShop() {
        return codes.forgetOld() + sessions.forgetOld() + throttle.forgetOld() + transfers.forgetOld();
    }
}
