package com.example.corpus.hibernateorm;

import jakarta.persistence.Entity;

/** What somebody else pays for; only rows of the database are such, no code or file names it. */
@Entity
public class Gift extends Purchase {
    private String giver;

    protected Gift() {}

    @Override
    public String toString() {
        return super.toString() + " from " + giver;
    }
}
