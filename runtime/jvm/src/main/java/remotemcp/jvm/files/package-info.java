/// Who else can reach the files that a server or a client trusts.
package remotemcp.jvm.files;
